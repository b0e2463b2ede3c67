"""What can be done with a dossier on its page: each action is a form, a verb and a sentence."""
