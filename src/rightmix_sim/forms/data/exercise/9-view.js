// How the form stands in the notebook, and how it hears of the kernel.

const LOW = 600; // pixels of height below which the form grows with its content and the page scrolls
const LEAST_HEIGHT = 480; // pixels

/** The form is as high as what it is read in, so that file and questions are both in view, and comes there by itself. */
function fit(form) {
  const { root } = form;
  const around = root.closest('.jp-WindowedPanel-outer, .jp-Notebook');
  const size = () => {
    const room = Math.min(around ? around.clientHeight : window.innerHeight, window.innerHeight);
    const isLow = room > 0 && room < LOW; // a small screen, or letters made large
    if (isLow && !root.classList.contains('rm-low') && form.layOut) form.layOut('questions');
    root.classList.toggle('rm-low', isLow);
    root.style.height = isLow ? 'auto' : `${Math.max(LEAST_HEIGHT, room - 20)}px`;
  };
  size();
  const watch = new ResizeObserver(size);
  if (around) watch.observe(around);
  window.addEventListener('resize', size);
  // The page around scrolls too when something inside is reached: what stands above the questions stays in view. Not
  // before a press is over: what moved away under the pointer would not be pressed.
  const stay = () => {
    const off = around ? root.getBoundingClientRect().top - around.getBoundingClientRect().top : 0;
    if (!root.classList.contains('rm-low') && Math.abs(off) > 2 && Math.abs(off) < LEAST_HEIGHT) around.scrollTop += off;
  };
  root.addEventListener('click', () => requestAnimationFrame(stay));
  root.addEventListener('keyup', event => { if (event.key === 'Tab') stay(); });
  const come = setTimeout(() => {
    root.scrollIntoView({ block: 'start' });
    const here = document.activeElement; // who is writing elsewhere is left alone
    if (!here || here === document.body || here.matches('.jp-Notebook, .jp-Notebook .jp-Cell, .lm-Widget:not(:has(:focus))')) {
      root.querySelector('h2').focus({ preventScroll: true });
    }
  }, 300);
  return () => {
    watch.disconnect();
    clearTimeout(come);
    window.removeEventListener('resize', size);
  };
}

/** JupyterLab would take keys in a list or on a button for its own (A adds a cell, D D deletes one) unless the very
 *  element that has the focus says no. Saving the notebook is the one thing it may have. */
function keepKeys(root) {
  const keep = event => {
    if (!root.contains(event.target)) return;
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    event.target.toggleAttribute('data-lm-suppress-shortcuts', !saves);
  };
  window.addEventListener('keydown', keep, true); // before JupyterLab, which listens at the document
  return () => window.removeEventListener('keydown', keep, true);
}

function heard(form, reply) {
  if (reply.shelf !== form.page.shelf) return;
  const isOurs = reply.view === form.token;
  if (isOurs && (reply.kind === 'edit' || reply.kind === 'recover')) {
    form.saving.replied(reply);
    showState(form); // what the kernel did not take as it was written goes from the screen too
  }
  if (isOurs && reply.kind === 'look') form.saving.mended(reply);
  if (isOurs && reply.kind === 'feedback' && form.onFeedback) form.onFeedback(reply);
  if (isOurs && reply.kind === 'hand-in' && form.onHandedIn) form.onHandedIn(reply);
  if (isOurs && reply.kind === 'mark' && !reply.problem) {
    form.marks.parentElement.scrollTop = 0;
    form.marks.focus({ preventScroll: true });
    form.marks.scrollIntoView({ block: 'nearest' });
  }
  if (isOurs && reply.problem && ['mark', 'choose', 'afresh', 'other-code'].includes(reply.kind)) {
    tell(form, { kind: 'refused', text: reply.problem, offers: [] });
    if (form.onRefused) form.onRefused();
  }
  if (isOurs) for (const notice of reply.notices) tell(form, notice);
}

function render({ model, el }) {
  const root = make('div', { class: 'rm-exercise', lang: 'en-GB' });
  el.append(root);
  const form = {
    model, root, token: `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`,
    page: model.get('page'), state: model.get('state'),
  };
  const onPage = () => {
    form.saving.stop();
    form.page = model.get('page');
    form.state = model.get('state');
    build(form);
  };
  const onState = () => {
    const state = model.get('state');
    if (state.shelf !== form.page.shelf) return; // of other work, whose page follows at once
    form.state = state;
    showState(form);
  };
  const onMessage = reply => heard(form, reply);
  model.on('change:page', onPage);
  model.on('change:state', onState);
  model.on('msg:custom', onMessage);
  build(form);
  const letKeys = keepKeys(root);
  let unfit = () => {};
  const settle = setTimeout(() => { unfit = fit(form); }, 0); // when it stands in the page
  return () => {
    clearTimeout(settle);
    unfit();
    letKeys();
    form.saving.stop();
    model.off('change:page', onPage);
    model.off('change:state', onState);
    model.off('msg:custom', onMessage);
  };
}

export default { render };
