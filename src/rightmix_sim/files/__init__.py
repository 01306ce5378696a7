"""The only room that opens files: strict YAML, JSON, TOML and CSV in, atomic writes out.

What cannot be read gives one `InputError` with file, place and value. Nothing is ever half written.
"""

from rightmix_sim.files.folders import (
    changed_at,
    delete,
    entries_of,
    file_names,
    folder_names,
    is_folder,
    make_folder,
    owner_of,
)
from rightmix_sim.files.guarded import (
    BROKEN_ZIP,
    database_bytes,
    given_bytes,
    given_stream,
    lock_handle,
    patiently,
    reading,
    regular_bytes,
    zip_reading,
)
from rightmix_sim.files.package import Source, package_file, package_names, project_folder
from rightmix_sim.files.readers import (
    LARGEST_FILE,
    read_csv,
    read_json,
    read_own_yaml,
    read_plain,
    read_text,
    read_toml,
    read_yaml,
)
from rightmix_sim.files.writers import (
    check_target,
    replace_whole,
    write_atomic,
    write_private,
    writing,
    writing_private,
    writing_whole,
    zip_writing,
)

__all__ = [
    "BROKEN_ZIP",
    "LARGEST_FILE",
    "Source",
    "changed_at",
    "check_target",
    "database_bytes",
    "delete",
    "entries_of",
    "file_names",
    "folder_names",
    "given_bytes",
    "given_stream",
    "is_folder",
    "lock_handle",
    "make_folder",
    "owner_of",
    "package_file",
    "package_names",
    "patiently",
    "project_folder",
    "read_csv",
    "read_json",
    "read_own_yaml",
    "read_plain",
    "read_text",
    "read_toml",
    "read_yaml",
    "reading",
    "regular_bytes",
    "replace_whole",
    "write_atomic",
    "write_private",
    "writing",
    "writing_private",
    "writing_whole",
    "zip_reading",
    "zip_writing",
]
