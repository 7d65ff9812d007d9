/** Stands in every archive, for whoever finds it years later. */
export const ARCHIVE_README = `Bản sao nhật ký của Đôn Đốc để kiểm tra độc lập.
A copy of the log of Đôn Đốc, to be audited independently.

  checkpoint              dấu niêm phong mới nhất: số sự kiện, gốc cây băm, chữ ký
                          the newest checkpoint: number of events, root, signature   (c2sp.org/tlog-checkpoint)
  tile/<L>/<N>            các mảnh của cây băm / tiles of the tree                   (c2sp.org/tlog-tiles, RFC 6962, SHA-256)
  tile/entries/<N>        mỗi sự kiện: mã, thứ tự, luồng, thời điểm ghi, SHA-256 của nội dung
                          of each event: id, index, stream, time of recording, SHA-256 of its bytes
  events/<N>              nội dung đúng như lưu; trước mỗi sự kiện là độ dài 4 byte
                          the bytes as they are stored; a length of 4 bytes before each
  checkpoints/<N>         các dấu niêm phong cũ được giữ lại / earlier checkpoints that were kept
  files/<sha256>          tệp đính kèm, tên là SHA-256 / attachments, named by their SHA-256
  policy                  khóa kiểm tra và người làm chứng / keys and witnesses      (c2sp.org/tlog-policy)
  archive.json            danh sách các tệp khác kèm SHA-256 / the list of the other files with their SHA-256

Kiểm tra / verify:  npm run -s auditor -- verify <thư mục này / this folder> --key <khóa đã ghi lại / the key you wrote down>

Hãy dùng khóa và dấu niêm phong mà chính bạn đã giữ từ trước, không dùng bản trong thư mục này.
Use a key and a checkpoint that you have kept yourself, not those in this folder.
`;
