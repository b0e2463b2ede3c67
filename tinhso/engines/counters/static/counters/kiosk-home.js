// <kiosk-home data-home="/…/" data-seconds="60">: a page that nobody touches for so long goes back to the first one,
// and the first one is drawn anew, so that its figures stay true and nobody sees what the one before did.
class KioskHome extends HTMLElement {
  connectedCallback() {
    this.wake = () => this.wait();
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, this.wake, { passive: true });
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    for (const event of ["pointerdown", "keydown"]) removeEventListener(event, this.wake);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.home(), Number(this.dataset.seconds) * 1000);
  }

  async home() {
    try {
      await fetch(this.dataset.home, { method: "HEAD" });
      location.replace(this.dataset.home);
    } catch {
      this.wait(); // the server does not answer: what stands here is better than an error of the browser
    }
  }
}

customElements.define("kiosk-home", KioskHome);
