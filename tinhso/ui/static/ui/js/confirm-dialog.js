// <confirm-dialog data-text="…" data-yes="…" data-no="…"><form>…</form></confirm-dialog>: asks before the form is sent.
// Without it the form is sent at once, and the verb on the server can be undone or refuses.
class ConfirmDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.ask(event), true);
  }

  ask(event) {
    if (event.target.method === "dialog" || this.agreed) return;
    event.preventDefault();
    event.stopPropagation();
    const { target: form, submitter } = event;
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    text.id = `ask-${crypto.randomUUID()}`;
    text.textContent = this.dataset.text;
    const actions = document.createElement("form");
    actions.method = "dialog";
    actions.className = "actions";
    actions.append(this.button("yes", submitter?.className || "button"), this.button("no", "button secondary"));
    dialog.setAttribute("aria-labelledby", text.id);
    dialog.append(text, actions);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "yes") this.send(form, submitter);
      else submitter?.focus();
    });
    this.append(dialog);
    dialog.showModal();
  }

  send(form, submitter) {
    this.agreed = true;
    form.requestSubmit(submitter);
    this.agreed = false;
  }

  button(value, look) {
    const button = document.createElement("button");
    button.value = value;
    button.className = look;
    button.textContent = this.dataset[value];
    return button;
  }
}

customElements.define("confirm-dialog", ConfirmDialog);
