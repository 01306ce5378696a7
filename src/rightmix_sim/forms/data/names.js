// ipywidgets gives the handle and the number of a slider no accessible name; their label lends them one.
// What changes by itself is announced politely.
(() => {
  const set = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const name = () => {
    for (const slider of document.querySelectorAll('.rm-form .widget-hslider')) {
      const label = slider.querySelector('.widget-label');
      if (!label) continue;
      const title = label.getAttribute('title') || label.textContent;
      set(slider.querySelector('[role=slider]'), 'aria-label', title);
      const number = slider.querySelector('.widget-readout');
      set(number, 'role', 'textbox');
      set(number, 'aria-label', label.textContent + ', as a number');
    }
    for (const live of document.querySelectorAll('.rm-form .rm-live')) {
      set(live, 'role', 'status');
      set(live, 'aria-live', 'polite');
    }
  };
  // Run All Cells ends at the last cell of the notebook: a form that has its first answer comes back into view, once.
  const come = () => {
    for (const form of document.querySelectorAll('.rm-form:not(.rm-seen)')) {
      if (!form.querySelector('.rm-said')) continue;
      form.classList.add('rm-seen');
      setTimeout(() => form.scrollIntoView({ block: 'start' }), 600);
    }
  };
  const watch = () => {
    name();
    come();
  };
  if (window.rightmixNames) window.rightmixNames.disconnect();
  window.rightmixNames = new MutationObserver(watch);
  window.rightmixNames.observe(document.body, { childList: true, subtree: true });
  watch();
})();
