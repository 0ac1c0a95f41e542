package com.waooaw.governance.approval;

import com.waooaw.governance.reading.TextDifference;

/** A text of an act as it was asked and as it is approved, line by line. */
record TextChange(String label, TextDifference difference) {

    static TextChange of(String label, String before, String after) {
        return new TextChange(label, TextDifference.between(before, after));
    }
}
