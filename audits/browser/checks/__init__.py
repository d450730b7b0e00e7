"""The checks of `limpide doctor`: one function a check, listed in audits.browser.doctor."""
