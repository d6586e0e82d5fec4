// Shows passkey buttons where the browser knows passkeys, and says it when one fails.
'use strict';
(function () {
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    const words = document.getElementById('passkey-failed')
    if (words) { words.hidden = false }
  })
  document.addEventListener('DOMContentLoaded', function () {
    if (!window.PublicKeyCredential) { return }
    document.querySelectorAll('[data-passkey]').forEach(function (part) {
      part.hidden = false
    })
  })
})()
