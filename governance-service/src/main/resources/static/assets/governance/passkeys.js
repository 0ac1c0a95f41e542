// Passkeys: asks the device, and sends what it says by the form of the page. Without this file there are codes.
(() => {
  'use strict';

  if (!window.PublicKeyCredential) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const keys = (ids) => ids.map((id) => ({ type: 'public-key', id: bytes(id) }));

  async function wanted(form, address) {
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value });
    const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return answer.json();
  }

  function common(credential) {
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      clientExtensionResults: {},
    };
  }

  async function signed(form, address) {
    const asked = await wanted(form, address);
    const credential = await navigator.credentials.get({ publicKey: {
      challenge: bytes(asked.challenge), rpId: asked.rp_id, allowCredentials: keys(asked.credential_ids),
      userVerification: 'required', timeout: 120000,
    } });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    return JSON.stringify({ ...common(credential), response: {
      authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature),
      userHandle: userHandle ? text(userHandle) : undefined,
    } });
  }

  async function made(form, address, name) {
    const asked = await wanted(form, address);
    const credential = await navigator.credentials.create({ publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.rp_id, name: 'WAOOAW Governance' },
      user: { id: bytes(asked.user_id), name, displayName: name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      excludeCredentials: keys(asked.credential_ids), attestation: 'none', timeout: 120000,
    } });
    const { attestationObject, clientDataJSON } = credential.response;
    return JSON.stringify({ ...common(credential), response: {
      attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON),
      transports: credential.response.getTransports?.() ?? [],
    } });
  }

  function said(button, problem) {
    const place = button.parentElement.querySelector('p.problem');
    place.textContent = problem;
    place.hidden = problem === '';
  }

  document.querySelectorAll('.by-passkey').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const { form } = button;
      const missing = [...form.elements].find((field) => ['confirmed', 'reason'].includes(field.name)
          && !field.checkValidity());
      if (missing) return missing.reportValidity();
      said(button, '');
      try {
        form.elements.passkey.value = await signed(form, button.dataset.challenge);
      } catch {
        return said(button, 'The passkey was not used, and nothing is decided. Try again, or ask for a code.');
      }
      const decision = Object.assign(document.createElement('input'), { type: 'hidden', name: 'decision', value: 'approve' });
      form.append(decision);
      form.submit();
    });
  });

  document.querySelectorAll('form.new-passkey').forEach((form) => {
    form.addEventListener('submit', async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const button = form.querySelector('button');
      said(button, '');
      try {
        form.elements.credential.value = await made(form, form.dataset.challenge, form.elements.label.value);
      } catch {
        return said(button, 'The device made no passkey. Try again.');
      }
      form.submit();
    });
  });
})();
