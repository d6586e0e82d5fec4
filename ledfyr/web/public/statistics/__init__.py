"""Published figures for anybody: tables, drawings, the map, and files to take along."""
