/** The audit log as Governance serves it: entries in from services with a database of their own, questions out. */
@NullMarked
package com.waooaw.governance.audit;

import org.jspecify.annotations.NullMarked;
