"""How the province looks: layouts, components, styles, icons; it knows no model."""
