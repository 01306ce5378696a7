"""What a saved notebook holds in place of a form: a sentence, for a form that nobody runs would be an error there.

JupyterLab's server loads this as an extension of its own (`server/rightmix.json` says so) and asks it before each save.
"""

from __future__ import annotations

from typing import Any, Final

WIDGET: Final = "application/vnd.jupyter.widget-view+json"
SENTENCE: Final = "The form is not shown yet. Press the double arrow ▶▶ above."


def without_forms(model: Any, **_more: Any) -> None:
    """Put a sentence where a form was shown, in a notebook of ours about to be saved; others stay as they are."""
    content = model.get("content") if isinstance(model, dict) and model.get("type") == "notebook" else None
    if not isinstance(content, dict):
        return
    metadata, cells = content.get("metadata"), content.get("cells")
    if not isinstance(metadata, dict) or "rightmix" not in metadata:
        return
    metadata.pop("widgets", None)
    for cell in cells if isinstance(cells, list) else ():
        outputs = cell.get("outputs") if isinstance(cell, dict) and cell.get("cell_type") == "code" else None
        if isinstance(outputs, list):
            cell["outputs"] = [_said(output) for output in outputs]


def _said(output: Any) -> Any:
    data = output.get("data") if isinstance(output, dict) else None
    if not isinstance(data, dict) or WIDGET not in data:
        return output
    return {"output_type": "display_data", "metadata": {}, "data": {"text/plain": SENTENCE}}


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "rightmix_sim.forms.saved_notebook"}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(without_forms)
