/* Passkeys: a form with data-passkey ("get" or "create") asks the browser, then sends what it answers.
   The question stands in data-options, or is fetched from data-options-url. */
"use strict";
(() => {
  const bytes = text => Uint8Array.from(
    atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0)).buffer;
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keyed = list => (list || []).map(each => ({ ...each, id: bytes(each.id) }));

  async function question(form) {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
  }

  async function ask(form) {
    const key = (await question(form)).publicKey;
    key.challenge = bytes(key.challenge);
    if (form.dataset.passkey === "get") {
      key.allowCredentials = keyed(key.allowCredentials);
      return navigator.credentials.get({ publicKey: key });
    }
    key.user.id = bytes(key.user.id);
    key.excludeCredentials = keyed(key.excludeCredentials);
    return navigator.credentials.create({ publicKey: key });
  }

  function plain(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  async function use(event) {
    event.preventDefault();
    const form = event.target;
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(plain(await ask(form)));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  }

  if (!window.PublicKeyCredential) return;
  for (const section of document.querySelectorAll("[data-passkey-section]")) section.hidden = false;
  for (const form of document.querySelectorAll("form[data-passkey]")) form.addEventListener("submit", use);
})();
