package com.waooaw.governance.precedent;

import com.waooaw.governance.precedent.PrecedentTables.Found;
import java.util.Set;

/** The precedents of the class path, asked about a draft. */
abstract class PrecedentTest {

    static final PrecedentTables TABLES = PrecedentTables.ofTheClassPath();

    static Found asked(Draft draft) {
        return TABLES.ask(draft.wish(), true, Set.of());
    }
}
