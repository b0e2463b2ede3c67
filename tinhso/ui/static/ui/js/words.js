// The few words that the browser itself must say, in the page's language.
const vietnamese = {
  "{n} characters left": "Còn {n} ký tự",
  "{n} characters too many": "Thừa {n} ký tự",
  "Choose a file": "Chọn tệp",
  "Choose files": "Chọn các tệp",
  "or drop it here": "hoặc thả tệp vào đây",
  "larger than {n} MB": "lớn hơn {n} MB",
  "Show": "Hiện",
  "Hide": "Ẩn",
  "Saved at {time}": "Đã lưu lúc {time}",
  "No connection. Your answers are kept on this device.": "Mất kết nối. Nội dung đã điền được giữ trên thiết bị này.",
  "Answers from {time} that were not sent yet are back in the form.": "Đã khôi phục nội dung lúc {time} chưa kịp gửi.",
};

export function say(sentence, values = {}) {
  const text = document.documentElement.lang === "vi" ? vietnamese[sentence] ?? sentence : sentence;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function number(value, places = 0) {
  const language = document.documentElement.lang;
  return value.toLocaleString(language, { minimumFractionDigits: places, maximumFractionDigits: places });
}
