// Asks a trainee for their code, once. The kernel looks whether there is work under it.

const PATIENCE = 6000; // milliseconds after which a kernel that says nothing is said to say nothing
const NO_ANSWER = 'The notebook does not answer. Press the double arrow ▶▶ above to start it again.';

/** JupyterLab would take keys on a button for its own; saving the notebook is the one thing it may have. */
function keepKeys(root) {
  const keep = event => {
    if (!root.contains(event.target)) return;
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    event.target.toggleAttribute('data-lm-suppress-shortcuts', !saves);
  };
  window.addEventListener('keydown', keep, true); // before JupyterLab, which listens at the document
  return () => window.removeEventListener('keydown', keep, true);
}

function render({ model, el }) {
  const token = Math.random().toString(36).slice(2, 8);
  const root = document.createElement('div');
  root.className = 'rm-code';
  root.lang = 'en-GB';
  root.innerHTML = `
    <h2 tabindex="-1"></h2>
    <form>
      <label for="rm-code-${token}">Your code, as your trainer gave it to you</label>
      <p id="rm-code-help-${token}">Seven letters and digits, such as k7m2qxz. Capitals and blanks do not matter. It opens your own file, and you are asked only once.</p>
      <input id="rm-code-${token}" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40"
        aria-describedby="rm-code-help-${token} rm-code-problem-${token}">
      <button type="submit">Open my file</button>
      <p id="rm-code-problem-${token}" class="rm-code-problem" role="alert"></p>
    </form>`;
  const [title, form, input, problem] = ['h2', 'form', 'input', '.rm-code-problem'].map(one => root.querySelector(one));
  let late = null;
  const say = text => {
    clearTimeout(late);
    problem.textContent = text;
    input.setAttribute('aria-invalid', String(Boolean(text)));
    if (text) input.select();
  };
  const show = () => { title.textContent = model.get('title'); };
  const onProblem = () => { if (model.get('problem')) say(model.get('problem')); };
  input.addEventListener('keydown', event => { // in JupyterLab, Enter alone does not send a form
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    say('');
    late = setTimeout(() => say(NO_ANSWER), PATIENCE);
    try { model.send({ kind: 'code', code: input.value }); } catch (refused) { say(NO_ANSWER); }
  });
  const letKeys = keepKeys(root);
  model.on('change:problem', onProblem);
  model.on('change:title', show);
  show();
  onProblem();
  el.append(root);
  const come = setTimeout(() => {
    const here = document.activeElement; // who is writing elsewhere is left alone
    if (!here || here === document.body || here.matches('.jp-Notebook, .jp-Notebook .jp-Cell, .lm-Widget:not(:has(:focus))')) {
      root.scrollIntoView({ block: 'nearest' });
      input.focus({ preventScroll: true });
    }
  }, 300);
  return () => {
    clearTimeout(come);
    clearTimeout(late);
    letKeys();
    model.off('change:problem', onProblem);
    model.off('change:title', show);
  };
}

export default { render };
