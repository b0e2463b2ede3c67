"""The pages: home, applying, the dossier, the desk's list, the public look-up."""
