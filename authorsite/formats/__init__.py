"""Date and number formats per language, for languages Django lacks or writes otherwise.

Django looks here first (`FORMAT_MODULE_PATH`). A language that Django has no formats for gets a
package named after its code with a `formats.py`; without one it would be shown dates and numbers
in the American way. Sami languages and Meänkieli start from the Swedish or Finnish formats:
`from django.conf.locale.sv.formats import *`.
"""
