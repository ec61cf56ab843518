// Hands in the ticket of a link, which stands behind the # and so was sent to nobody.
const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
if (ticket) {
  history.replaceState(null, '', location.pathname);
  const told = document.getElementById('told');
  fetch('/api/v1/session', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({ticket}),
  })
    .then(async answer => {
      if (answer.ok) {
        location.replace('/');
      } else if (told) {
        told.textContent = (await answer.json()).detail;
      }
    })
    .catch(() => {
      if (told) {
        told.textContent = 'The server does not answer.';
      }
    });
}
