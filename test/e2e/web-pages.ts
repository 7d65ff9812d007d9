/** Every page, for somebody who may use it. */
export const WEB_PAGES: readonly (readonly [login: string, paths: readonly string[]])[] = [
  ['canbo-tuyengiao', ['/hop-viec', '/hop-viec?loc=returned', '/viec/first', '/van-ban', '/thong-bao', '/thong-bao/tuy-chon', '/du-thao', '/don-vi/ke-thua', '/bao-cao-dinh-ky', '/so-ket', '/tai-khoan', '/huong-dan', '/khong-co']],
  ['canbo-bandanvan', ['/tong-hop', '/tong-hop/danh-sach?o=overdue', '/van-ban/first', '/don-doc', '/thoi-han', '/bao-cao', '/chi-tieu', '/kiem-tra', '/dang-giu', '/con-so?bang=dang-giu&so=workingDays', '/thuong-xuyen', '/con-lai', '/giam-sat', '/xep-hang', '/xep-hang/ban-dan-van/2022-Q1']],
  ['thuongtruc', ['/van-ban/ban-hanh']],
  ['quantri', ['/quan-tri/don-vi', '/quan-tri/tai-khoan', '/quan-tri/nhan-su', '/quan-tri/quy-tac', '/quan-tri/thu']],
  ['kiemtoan', ['/nhat-ky-truy-cap', '/lich-su?dong=assignment-first']],
];
