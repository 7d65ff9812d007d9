/** Words of the arrival of a directive at whom it went to, in Vietnamese. */
export const receipts = {
  title: (k: number, n: number): string => `Nơi nhận: đã vào sổ ${k}/${n}`,
  table: 'Nơi nhận văn bản',
  states: { planned: 'chưa gửi', sent: 'đã gửi', delivered: 'đã nhận', registered: 'đã vào sổ' },
  obstacles: { concluded: 'Văn bản đã tổng kết; muốn làm tiếp thì rút tổng kết.', withdrawn: 'Văn bản đã thu hồi.', notConcluded: 'Văn bản chưa tổng kết.' },
};
