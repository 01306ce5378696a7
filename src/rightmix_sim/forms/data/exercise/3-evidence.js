// Paragraphs of the file as evidence: typed by number, or pressed in the file while the cursor is in the question.

function evidencePicker(form, question, at, value, change) {
  let cited = [...(value ?? [])];
  const list = make('ul', { class: 'rm-cited' });
  const wrong = make('span', { class: 'rm-quiet', hidden: true });
  const typed = make('input', {
    id: at.id, type: 'text', size: '8', placeholder: 'e.g. C4', autocomplete: 'off', autocapitalize: 'characters',
    'aria-describedby': at.describedBy,
    keydown: event => {
      if (event.key === 'Enter' || event.key === ',') {
        event.preventDefault();
        take();
      } else if (event.key === 'Backspace' && typed.value === '' && cited.length) {
        remove(cited[cited.length - 1]);
      }
    },
    change: () => take(),
  });
  const group = make('div', { class: 'rm-evidence-box', focusin: () => activate() }, list, typed,
    button('Cite', () => take(), { class: 'rm-small', 'aria-describedby': `${at.id}-label` }), wrong);

  const picker = { label: at.about || question.label, has: label => cited.includes(label), toggle };

  function activate() {
    if (form.picker === picker) return;
    form.picker = picker;
    for (const one of form.root.querySelectorAll('.rm-picking')) one.classList.remove('rm-picking');
    group.classList.add('rm-picking');
    form.file.mark();
  }

  function take() {
    const labels = typed.value.toUpperCase().match(/\b[A-Z]\s?[1-9]\d{0,2}\b/g) ?? [];
    if (!labels.length) {
      if (typed.value.trim()) announce(form, wrong.textContent = 'A paragraph has a letter and a number, such as C4.');
      wrong.hidden = !typed.value.trim();
      return;
    }
    wrong.hidden = true;
    typed.value = '';
    const fresh = labels.map(one => one.replace(/\s/g, '')).filter(one => !cited.includes(one));
    if (fresh.length) put([...cited, ...fresh], `Cited ${fresh.join(', ')}`);
  }

  function toggle(label) {
    if (cited.includes(label)) remove(label);
    else put([...cited, label], `Cited ${label} for: ${picker.label}`);
  }

  function remove(label) {
    put(cited.filter(one => one !== label), `Took ${label} away`);
  }

  function put(next, said) {
    cited = next;
    draw();
    form.file.mark();
    announce(form, said);
    change(cited);
  }

  function draw() {
    list.replaceChildren(...cited.map(label => {
      const words = form.file.wordsOf(label, at.place);
      return make('li', {},
        button(label, () => form.file.show(label), { class: 'rm-go', 'aria-label': `${label}: show it in the file`, title: words }),
        button('×', () => { remove(label); typed.focus(); }, { class: 'rm-take', 'aria-label': `Take ${label} away` }));
    }));
    list.hidden = cited.length === 0;
  }

  draw();
  return {
    activate,
    head: labelOf(question, at.id, at.place.length === 1 ? at.about : ''), node: group,
    set: next => { if (!same(cited, next ?? [])) { cited = [...(next ?? [])]; draw(); } },
  };
}
