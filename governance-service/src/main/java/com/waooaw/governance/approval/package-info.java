/** Approvals: the question, its states, who may decide, and the right to act once that a yes becomes. */
@NullMarked
package com.waooaw.governance.approval;

import org.jspecify.annotations.NullMarked;
