// Shows the form of a notebook when it is opened, and again when its kernel was restarted, in JupyterLab and Notebook 7.
// It heeds only notebooks whose metadata ask for it ({"rightmix": {"autorun": true}}), and of these runs only a cell
// that shows one of our forms, letter by letter: whatever else stands in a notebook waits for its reader.
// Before that, the folder of the notebook is taken off the places where Python looks for modules, so that a file that
// somebody put beside the notebook under a name of ours is not run in our place.
// There is no build step: this file is what JupyterLab loads, as a container of webpack's module federation.
(() => {
  const FORM = /^(#[^\n]*\n)*from rightmix_sim\.forms import (show_[a-z]+)\n+\2\(("[a-z0-9-]{1,40}")?\)\s*$/;
  const NOT_FROM_HERE =
    'import os as _os, sys as _sys; _sys.path[:] = [_at for _at in _sys.path' +
    ' if _at and _os.path.realpath(_at) != _os.path.realpath(_os.getcwd())]';
  const ID = 'rightmix-lab:show-forms';
  let shared;

  const load = async name => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  const asks = panel => {
    const model = panel.content.model;
    const found = model && (model.getMetadata ? model.getMetadata('rightmix') : model.metadata.rightmix);
    return Boolean(found && found.autorun === true);
  };

  const showForms = async (app, panel, CodeCell) => {
    await panel.context.ready;
    await panel.sessionContext.ready;
    if (!asks(panel) || !panel.sessionContext.session || !panel.sessionContext.session.kernel) return;
    const forms = panel.content.widgets
      .filter(cell => cell.model.type === 'code' && FORM.test(cell.model.sharedModel.getSource()));
    if (!forms.length) return;
    if (app.shell.collapseLeft) app.shell.collapseLeft(); // the file and the questions want the width
    const { kernel } = panel.sessionContext.session;
    await kernel.requestExecute({ code: NOT_FROM_HERE, silent: true, store_history: false }).done;
    for (const cell of forms) await CodeCell.execute(cell, panel.sessionContext);
  };

  const activate = async (app, notebooks) => {
    const { CodeCell } = await load('@jupyterlab/cells');
    const show = panel => showForms(app, panel, CodeCell).catch(failed => console.warn(ID, failed));
    const watch = panel => {
      let restarted = false;
      panel.sessionContext.statusChanged.connect((_session, status) => {
        if (status === 'restarting' || status === 'autorestarting') restarted = true;
        if (status === 'idle' && restarted) {
          restarted = false;
          show(panel);
        }
      });
      show(panel);
    };
    notebooks.widgetAdded.connect((_notebooks, panel) => watch(panel));
    notebooks.forEach(watch);
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['rightmix-lab'] = {
    init: async scope => { shared = scope; },
    get: async name => {
      if (name !== './extension') throw new Error(`no module ${name}`);
      const { INotebookTracker } = await load('@jupyterlab/notebook');
      const plugin = { id: ID, autoStart: true, requires: [INotebookTracker], activate };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
