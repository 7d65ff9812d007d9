import type { AccessEvent, AccountEvent, DelegationEvent, DirectiveEvent, DirectiveNumberEvent, IndicatorEvent, LogKeyEvent, NoticeDeskEvent, OrganisationEvent, ReceiptEvent, SupervisionRulesEvent } from '#libs/domain';
import { titled, type Titles } from './titled.js';

/** What acts on papers, on the register and on the rules are called. */
export const DIRECTIVE_TITLES: Titles<DirectiveEvent | DirectiveNumberEvent | ReceiptEvent> = {
  DirectiveDrafted: titled('Nhập dự thảo văn bản', 'Directive drafted'),
  DirectiveDraftRevised: titled('Sửa dự thảo văn bản', 'Draft revised'),
  DirectiveIssued: titled('Ban hành văn bản', 'Directive issued'),
  DirectiveAmended: titled('Sửa đổi, bổ sung văn bản', 'Directive amended'),
  DirectiveConcluded: titled('Kết thúc thực hiện văn bản', 'Directive concluded'),
  DirectiveConclusionTakenBack: titled('Rút lại việc kết thúc văn bản', 'Conclusion of the directive taken back'),
  DirectiveWithdrawn: titled('Thu hồi văn bản', 'Directive withdrawn'),
  DirectiveNumberClaimed: titled('Cấp số văn bản', 'Number claimed'),
  DirectiveNumberReleased: titled('Trả lại số văn bản', 'Number released'),
  DirectiveSent: titled('Gửi văn bản', 'Directive sent'),
  DirectiveDelivered: titled('Văn bản đã đến', 'Directive delivered'),
  ArrivalRegistered: titled('Vào sổ văn bản đến', 'Arrival registered'),
  ArrivalCorrected: titled('Đính chính sổ văn bản đến', 'Arrival corrected'),
};

export const OFFICE_TITLES: Titles<OrganisationEvent | DelegationEvent | SupervisionRulesEvent | NoticeDeskEvent | LogKeyEvent | AccessEvent | AccountEvent> = {
  BodiesRegistered: titled('Đăng ký cơ quan, đơn vị', 'Bodies registered'),
  BodyRenamed: titled('Đổi tên cơ quan', 'Body renamed'),
  BodyMoved: titled('Chuyển cơ quan trực thuộc', 'Body moved'),
  BodyEnded: titled('Kết thúc hoạt động của cơ quan', 'Body ended'),
  BodiesSucceeded: titled('Sáp nhập, chia tách cơ quan', 'Bodies merged or split'),
  HandOverOrdered: titled('Quyết định bàn giao việc', 'Hand-over ordered'),
  HandOverFellDue: titled('Đến ngày bàn giao việc', 'Hand-over fell due'),
  GroupDefined: titled('Xác định nhóm cơ quan', 'Group defined'),
  PowerDelegated: titled('Ủy quyền', 'Power delegated'),
  DelegationRevoked: titled('Thôi ủy quyền', 'Delegation revoked'),
  WorkingCalendarPublished: titled('Công bố lịch làm việc', 'Working calendar published'),
  PolicyPublished: titled('Ban hành quy định theo dõi', 'Policy published'),
  NoticesSeen: titled('Đã xem thông báo', 'Notices seen'),
  LogKeyIntroduced: titled('Ghi khóa niêm phong nhật ký', 'Key of the log introduced'),
  LogKeyRotated: titled('Thay khóa niêm phong nhật ký', 'Key of the log replaced'),
  DataRead: titled('Xem dữ liệu của cơ quan khác', 'Data of others read'),
  DataExported: titled('Xuất dữ liệu', 'Data exported'),
  AttemptRefused: titled('Việc bị từ chối', 'Attempt refused'),
  AccountEntered: titled('Lập tài khoản', 'Account entered'),
  AccountChanged: titled('Đổi vai trò của tài khoản', 'Account changed'),
  AccountInvited: titled('Cấp đường dẫn đặt mật khẩu', 'Account invited'),
  AccountDisabled: titled('Khóa tài khoản', 'Account disabled'),
  AccountEnabled: titled('Mở lại tài khoản', 'Account enabled'),
  AccessReset: titled('Khôi phục quyền vào tại máy chủ', 'Access reset on the machine'),
  AuthenticatorSetUp: titled('Gắn ứng dụng xác thực', 'Authenticator set up'),
  SecondFactorTakenAway: titled('Gỡ xác thực thứ hai', 'Second factor taken away'),
  RecoveryCodesRenewed: titled('Lấy mã dự phòng mới', 'Recovery codes renewed'),
  PasskeyAdded: titled('Thêm khóa truy cập', 'Passkey added'),
  PasskeyRemoved: titled('Bỏ khóa truy cập', 'Passkey removed'),
  IdentityLinked: titled('Gắn danh tính bên ngoài', 'Identity linked'),
};

export const INDICATOR_TITLES: Titles<IndicatorEvent> = {
  IndicatorDefined: titled('Đặt chỉ tiêu', 'Indicator defined'),
  IndicatorAmended: titled('Sửa chỉ tiêu', 'Indicator amended'),
  IndicatorWithdrawn: titled('Bỏ chỉ tiêu', 'Indicator withdrawn'),
  MeasurementRecorded: titled('Ghi số liệu', 'Figure recorded'),
  MeasurementCorrected: titled('Đính chính số liệu', 'Figure corrected'),
  MeasurementWithdrawn: titled('Rút số liệu', 'Figure withdrawn'),
  IndicatorLinked: titled('Gắn nhiệm vụ với chỉ tiêu', 'Duty linked'),
  IndicatorUnlinked: titled('Bỏ gắn nhiệm vụ với chỉ tiêu', 'Duty unlinked'),
};
