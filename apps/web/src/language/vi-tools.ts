/** Words of the timeline, of indicators and of inspections, in Vietnamese. */
export const tools = {
  timeline: {
    title: 'Trục thời hạn',
    how: 'Hình vuông: đã xong; hình tròn: đang làm; có dấu chéo: quá hạn; vòng rỗng: hạn gốc.',
    axis: 'Vị trí trên trục thời gian',
    today: 'hôm nay',
    originally: (day: string): string => `gốc ${day}`,
  },
};
