"""The keys of Excel, row by row: each is driven by a test, or is among the exceptions."""

from desktop.window.grid.keys import EXCEPTIONS

# The tests of this folder that drive a row of the table, or the keys of the exceptions that say
# why not.
EXCEL = {
    "arrows": "cursor_moves",
    "Ctrl+arrow": "cursor_moves",
    "Home, Ctrl+Home, Ctrl+End": "cursor_moves",
    "PgUp, PgDn": "cursor_moves",
    "Alt+PgUp, Alt+PgDn": "Alt+PgDown, Alt+PgUp",
    "Ctrl+PgUp, Ctrl+PgDn": "Ctrl+PgDown, Ctrl+PgUp",
    "End, then an arrow": "End",
    "Enter, Shift+Enter": "cursor_moves",
    "Enter after a run of Tab": "enter_goes_back_to_where_an_unbroken_run_of_tab_began",
    "Tab, Shift+Tab": "cursor_moves",
    "Tab and Enter in a selection": "tab_and_enter_walk_in_a_selection_round_and_round",
    "Ctrl+., Ctrl+Backspace": "corners_are_gone_to_and_the_cursor_is_shown",
    "F5, Ctrl+G": "F5, Ctrl+G",
    "Shift+F4": "F4, Shift+F4",
    "Shift and any movement": "selection_reaches_from_the_cursor_which_stays",
    "Ctrl+Shift+arrow, Home, End": "selection_reaches_from_the_cursor_which_stays",
    "Shift+Space, Ctrl+Space": "selection_reaches_from_the_cursor_which_stays",
    "Ctrl+A, again": "what_is_selected_is_extended_on_and_back",
    "Ctrl+Shift+*": "selection_reaches_from_the_cursor_which_stays",
    "F8, Shift+F8": "F8",
    "Ctrl+click, Shift+click": "cells_are_selected_by_mouse_beside_others_and_up_to_one",
    "typing": "a_cell_begun_by_typing_is_left_by_arrows",
    "typing into a selection": "typing_goes_into_the_first_cell_of_a_dragged_selection",
    "F2": "arrows_move_in_a_cell_that_is_gone_on_with_and_f2_changes_that",
    "double click": "double_click_goes_on_at_the_pointer_and_backspace_begins_anew",
    "Esc; Enter; Tab in a cell": "tab_fills_a_row_and_enter_goes_to_where_it_began",
    "Ctrl+Enter": "ctrl_enter_writes_in_every_selected_cell_as_one_step",
    "Alt+Enter": "f2_goes_on_at_the_end_and_alt_enter_begins_a_line",
    "Delete, Backspace": "double_click_goes_on_at_the_pointer_and_backspace_begins_anew",
    "Ctrl+D": "text_above_is_gone_on_with_and_filled_down",
    "Ctrl+R": "ctrl_r_fills_to_the_right_from_the_first_or_the_neighbour",
    "Ctrl+'": "text_above_is_gone_on_with_and_filled_down",
    "Ctrl+;": "today_is_put_in_at_once_and_while_typing",
    "Ctrl+Shift+;": "Ctrl+Shift+;",
    "Alt+Down": "alt_and_down_opens_the_list_of_choices",
    "Ctrl+C, Ctrl+V": "paste_repeats_in_a_larger_selection",
    "Ctrl+X moves on paste": "Ctrl+X",
    "Enter after copy": "Enter",
    "Ctrl+Alt+V": "Ctrl+Alt+V",
    "paste of 1 into n, of m x n into k times": "paste_repeats_in_a_larger_selection",
    "Ctrl+Z, Ctrl+Y": "cut_undo_and_redo",
    "F4 repeats": "F4, Shift+F4",
    "Ctrl+Plus, Ctrl+Minus": "rows_come_and_go_by_plus_and_minus",
    "Ctrl+9, Ctrl+0": "Ctrl+9, Ctrl+0",
    "Alt+Shift+Right, Alt+Shift+Left": "Alt+Shift+→, Alt+Shift+←",
    "Ctrl+Shift+L": "menu_of_a_column_opens_by_key_and_by_its_sign",
    "Shift+F2": "Shift+F2",
    "Shift+F10, Menu": "menu_offers_what_keys_do",
    "fill handle": "series_goes_on_and_is_repeated_with_ctrl",
    "fill handle from a single cell": "จุดเติม",
    "double click on a column border": "column_is_fitted_by_a_double_click_on_its_edge",
    "Ctrl+wheel zooms": "Ctrl กับล้อเมาส์",
    "Shift+wheel": "wheel_goes_sideways_with_shift_and_asks_for_higher_rows_with_ctrl",
}


def test_every_key_of_excel_is_kept_or_its_absence_said(request):
    said = {keys for _, keys in EXCEPTIONS}
    folder = request.config.rootpath / "tests/desktop/window/grid"
    tests = "".join(path.read_text(encoding="utf-8") for path in folder.glob("test_*.py"))
    assert [
        what for what in EXCEL.values() if what not in said and f"def test_{what}(" not in tests
    ] == []


def test_exceptions_are_said_in_the_list_of_keys(full_window):
    groups = dict(full_window.commands.key_groups())
    assert groups["ในตาราง ที่ต่างจาก Excel"] == EXCEPTIONS
