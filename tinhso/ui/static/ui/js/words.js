// The few words that the browser itself must say, in the page's language.
const vietnamese = {
  "{n} characters left": "Còn {n} ký tự",
  "{n} characters too many": "Thừa {n} ký tự",
  "Choose a file": "Chọn tệp",
  "Choose files": "Chọn các tệp",
  "or drop it here": "hoặc thả tệp vào đây",
  "Leave out": "Bỏ",
  "larger than {n} MB": "lớn hơn {n} MB",
  "Show": "Hiện",
  "Hide": "Ẩn",
  "Saved at {time}": "Đã lưu lúc {time}",
  "No connection. Your answers are kept on this device.": "Mất kết nối. Nội dung đã điền được giữ trên thiết bị này.",
  "Answers from {time} that were not sent yet are back in the form.": "Đã khôi phục nội dung lúc {time} chưa kịp gửi.",
  "Zoom in": "Phóng to",
  "Zoom out": "Thu nhỏ",
  "Close": "Đóng",
  "Hold Ctrl and scroll to zoom the map": "Giữ phím Ctrl và cuộn để phóng to, thu nhỏ bản đồ",
  "Hold ⌘ and scroll to zoom the map": "Giữ phím ⌘ và cuộn để phóng to, thu nhỏ bản đồ",
  "Use two fingers to move the map": "Dùng hai ngón tay để di chuyển bản đồ",
  "The map cannot be drawn on this device. Everything else on this page works without it.": "Thiết bị này không vẽ được bản đồ. Các phần khác của trang vẫn dùng được bình thường.",
  "No place is chosen.": "Chưa chọn vị trí.",
  "The pin is set. Its commune cannot be looked up at the moment.": "Đã đặt ghim. Hiện chưa tra được xã, phường của vị trí này.",
  "The pin is in {area}.": "Vị trí đã chọn thuộc {area}.",
  "This place lies outside the province.": "Vị trí này nằm ngoài địa bàn tỉnh.",
  "Looking for your position …": "Đang tìm vị trí của ông/bà …",
  "Your position cannot be found. Set the pin on the map or write the address.": "Không tìm được vị trí của ông/bà. Hãy đặt ghim trên bản đồ hoặc ghi địa chỉ.",
  "Pin. Move it with the arrow keys.": "Ghim vị trí. Dùng các phím mũi tên để di chuyển.",
  "{n} places in this part of the map": "{n} điểm trong phần bản đồ đang xem",
  "Zoom in to see the other {n}.": "Phóng to bản đồ để xem {n} điểm còn lại.",
  "Waiting for a connection": "Đang chờ kết nối",
  "Being sent": "Đang gửi",
  "Sent": "Đã gửi",
  "Not complete yet": "Chưa đủ nội dung",
  "{n} photos to send": "Còn {n} ảnh chưa gửi",
  "Delete this report from the device? It was not sent.": "Xóa phản ánh này khỏi thiết bị? Phản ánh chưa được gửi.",
  "{n} photos chosen before are kept and go with the report.": "{n} ảnh đã chọn trước đó vẫn được giữ và sẽ gửi cùng phản ánh.",
  "The place you set is kept.": "Vị trí ông/bà đã chọn được giữ lại.",
  "Your position is kept with the report.": "Đã ghi vị trí hiện tại vào phản ánh.",
  "Your position cannot be found. Write the address.": "Không xác định được vị trí. Ông/bà hãy ghi địa chỉ.",
  "Not taken": "Chưa nhận được",
  "by {day}": "hạn {day}",
  "Write a note or add a photo.": "Hãy ghi nội dung hoặc thêm ảnh.",
  "The note is kept on this device. It is sent by itself.": "Đã giữ ghi chú trên thiết bị này. Ghi chú sẽ tự gửi đi.",
  "No connection, or you are signed out: this is the list as it was kept.": "Mất kết nối hoặc đã đăng xuất: đây là danh sách đã giữ trên thiết bị.",
  "Delete the list and the notes from this device? Notes that were not sent are lost.": "Xóa danh sách và các ghi chú khỏi thiết bị này? Ghi chú chưa gửi sẽ mất.",
  "Nothing of the list is on this device any more.": "Thiết bị này không còn giữ danh sách.",
  "At most {n} photos.": "Tối đa {n} ảnh.",
  "{name} is being sent": "Đang gửi {name}",
  "Try again": "Gửi lại",
  "Remove": "Bỏ ảnh",
  "Not sent: no connection.": "Chưa gửi được: mất kết nối.",
  "Some photos were not sent. Try again, or press once more to go on without them.": "Có ảnh chưa gửi được. Ông/bà gửi lại, hoặc nhấn lần nữa để tiếp tục không kèm ảnh.",
  "The photo was removed.": "Đã bỏ ảnh.",
  "Not removed: no connection.": "Chưa bỏ được: mất kết nối.",
  "The photos are still being sent. It goes on by itself afterwards.": "Ảnh đang được gửi. Trang sẽ tự chuyển tiếp khi gửi xong.",
};

export function say(sentence, values = {}) {
  const text = document.documentElement.lang === "vi" ? vietnamese[sentence] ?? sentence : sentence;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function number(value, places = 0) {
  const language = document.documentElement.lang;
  return value.toLocaleString(language, { minimumFractionDigits: places, maximumFractionDigits: places });
}
