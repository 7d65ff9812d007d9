/**
 * By which papers the days of a shipped year hold, for cadres and civil servants. Each day of these years was compared in
 * November 2026 with what authorities and newspapers published of them, not with the papers themselves; what could not be
 * found there is said in the text. Hùng Kings, 30/4 and 1/5 follow Labour Code 2019, articles 111 and 112, where no paper is named.
 */
export const SHIPPED_YEAR_PAPERS: ReadonlyMap<number, string> = new Map([
  [2021, 'Thông báo của Bộ Lao động – Thương binh và Xã hội tháng 12/2020 về nghỉ lễ, tết năm 2021 (chưa đối chiếu được số hiệu)'],
  [2022, 'Ý kiến của Phó Thủ tướng do Văn phòng Chính phủ truyền đạt về nghỉ Tết Nhâm Dần và Quốc khánh 2022 (chưa đối chiếu được số hiệu)'],
  [2023, 'Văn bản số 8056/VPCP-KGVX ngày 01/12/2022'],
  [2024, 'Thông báo của Bộ Lao động – Thương binh và Xã hội về nghỉ Tết, Quốc khánh 2024 (chưa đối chiếu được số hiệu); hoán đổi 29/4 – 04/5: Văn bản số 2450/VPCP-KGVX ngày 12/4/2024'],
  [2025, 'Văn bản số 8726/VPCP-KGVX ngày 26/11/2024, gồm hoán đổi 02/5 – 26/4'],
  [2026, 'Văn bản số 9859/VPCP-KGVX tháng 10/2025 và Thông báo số 9441/TB-BNV ngày 16/10/2025, gồm hoán đổi 31/8 – 22/8; Tết Dương lịch: Văn bản số 12729/VPCP-KGVX ngày 25/12/2025; Ngày Văn hóa Việt Nam: Nghị quyết số 80-NQ/TW ngày 07/01/2026 (chưa đối chiếu được văn bản luật)'],
]);
