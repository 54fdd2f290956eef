"""What a person tells when handing in a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .reading import LARGEST, MEBI

ENDINGS = (".xlsx", ".csv", ".zip")


class UploadForm(forms.Form):
    """One file, and whether what it lacks is to go."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "The workbook (.xlsx), its CSV files packed together (.zip), or BKN's "
            "“Export Data ASN” (.csv). At most 40 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    remove_gone = forms.BooleanField(
        label=gettext_lazy("The file is complete: remove what it does not contain"),
        help_text=gettext_lazy(
            "Leave this open for a file of one agency or a few people."
        ),
        required=False,
    )

    def clean_file(self) -> Any:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name, size = file.name or "", file.size or 0
        if not name.lower().endswith(ENDINGS):
            raise forms.ValidationError(
                _(
                    "“%(name)s” is none of .xlsx, .csv and .zip. Open it in Excel and "
                    "save it as “Excel Workbook (.xlsx)”."
                )
                % {"name": name}
            )
        if size > LARGEST:
            raise forms.ValidationError(
                _(
                    "The file has %(size)d MB; at most %(allowed)d are accepted. "
                    "Delete pictures and sheets that are not needed, or hand in one "
                    "agency at a time."
                )
                % {"size": size // MEBI, "allowed": LARGEST // MEBI}
            )
        return file
