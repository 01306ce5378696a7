// Plain HTML elements in a line each, and what every part of the form shares.
// The files of this folder are read in the order of their names as one module; see forms/exercise_form.py.

/** An element: make('p', { class: 'rm-intro' }, 'Text', another). Functions listen; false and null are left out. */
function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (key === 'html') node.innerHTML = value; // only what the kernel has escaped
    else if (key === 'value' || key === 'checked' || key === 'disabled') node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const button = (text, listen, attributes = {}) => make('button', { type: 'button', click: listen, ...attributes }, text);

const plural = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const isEmpty = value =>
  value === null || value === undefined || value === '' ||
  (typeof value === 'object' && Object.entries(value).every(([key, one]) => key === 'id' || isEmpty(one)));

/** An id that no other element of this page has: several forms can be open, each with a module of its own. */
function idOf(form, ...parts) {
  return ['rm', form.token, ...parts].filter(Boolean).join('-').replace(/[^A-Za-z0-9-]+/g, '_');
}

/** What is said to a screen reader when nothing else on the screen says it. */
function announce(form, text) {
  form.said.textContent = '';
  setTimeout(() => { form.said.textContent = text; }, 60);
}

/** A window above the form, closed by Escape or its button, after which the focus is where it was. */
function openDialog(form, title, ...content) {
  const name = idOf(form, 'dialog', 'title');
  const before = document.activeElement;
  let goesBack = true;
  const dialog = make('dialog', { class: 'rm-dialog', 'aria-labelledby': name },
    make('div', { class: 'rm-dialog-head' },
      make('h3', { id: name }, title),
      button('Close', () => dialog.close(), { class: 'rm-close' })),
    make('div', { class: 'rm-dialog-body', tabindex: '0', role: 'region', 'aria-labelledby': name }, ...content));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (goesBack && before && before.isConnected) before.focus();
  });
  form.root.append(dialog);
  dialog.showModal();
  dialog.closeFor = elsewhere => { // the focus goes there, not back
    goesBack = false;
    dialog.addEventListener('close', () => setTimeout(elsewhere, 0));
    dialog.close();
  };
  return dialog;
}
