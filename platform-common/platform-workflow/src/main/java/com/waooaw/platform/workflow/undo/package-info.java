/**
 * Taking acts back. A service says which acts it does ({@link com.waooaw.platform.workflow.undo.ActType}), how each is
 * planned ({@link com.waooaw.platform.workflow.undo.UndoPlan}) and how each step is undone
 * ({@link com.waooaw.platform.workflow.undo.UndoAction}); that a step is undone once and audited once is seen to here.
 * Owns the tables {@code undo_plan} and {@code undo_step} of every service that undoes.
 */
@NullMarked
package com.waooaw.platform.workflow.undo;

import org.jspecify.annotations.NullMarked;
