/** Words of bodies that came from one another, in Vietnamese. */
export const lineage = {
  title: 'Cơ quan qua các thời kỳ',
  find: 'Tìm theo tên (có dấu hoặc không dấu)',
  count: (k: number, n: number): string => (n === 0 ? 'Không có thay đổi nào khớp: chưa cơ quan nào hợp nhất, đổi tên, chia tách hay kết thúc.' : `Vẽ ${k}/${n} nhóm cơ quan có thay đổi, mới nhất trước.`),
  drawn: (lives: number): string => `Sơ đồ kế thừa của ${lives} cơ quan theo thời gian; cùng nội dung có trong bảng dưới đây`,
  legend: 'Thanh: thời gian tồn tại; nét đứt: kế thừa; vòng rỗng: đổi tên. Số trong sơ đồ là số trong bảng.',
  tableOf: (name: string): string => `Kế thừa: ${name}`,
  number: 'Số',
  names: 'Các tên',
  cameFrom: 'Kế thừa của',
  wentInto: 'Được kế thừa bởi',
  succeed: 'Hợp nhất, chia tách, kế thừa',
  predecessors: 'Cơ quan kết thúc',
  successors: 'Cơ quan đã có, tiếp nhận',
  newBodies: 'Cơ quan mới lập',
  newBody: (row: number): string => `Cơ quan mới ${row}`,
  addNewBody: 'Thêm cơ quan mới',
  on: 'Ngày các cơ quan mới hoạt động',
  onHint: 'Cơ quan cũ kết thúc vào hết ngày hôm trước. Dạng 31/12/2021.',
  keeper: 'Tiếp nhận việc còn mở (cơ quan đã có)',
  keepsDuties: 'Tiếp nhận việc còn mở',
  keeperHint: 'Bắt buộc khi có từ hai cơ quan kế thừa, nếu không cơ quan mới nào nhận.',
  basis: 'Văn bản quyết định (số, ký hiệu, ngày)',
  changes: { founded: 'thành lập', 'took-over': 'tiếp nhận cơ quan khác', renamed: 'đổi tên', moved: 'chuyển cấp trên', ended: 'kết thúc', 'gone-into': 'được kế thừa' },
  recorded: 'Ai đã ghi từng thay đổi, lúc nào: lịch sử danh bạ',
};

/** Words of groups of bodies, in Vietnamese. */
export const groups = { title: 'Nhóm cơ quan', none: 'Chưa đặt nhóm nào.', count: (members: number): string => `${members} thành viên.` };
