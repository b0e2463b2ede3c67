"""The outside parties of the demonstration, in a process of their own: nothing here is imported by ``tinhso``.

A partner is a package ``pretend/<code>/`` whose ``PARTNER`` is a subclass of ``pretend.partner.Partner``; it
answers below ``/<code>/`` and keeps its own data. See ``partner.py`` for what it gets.
"""
