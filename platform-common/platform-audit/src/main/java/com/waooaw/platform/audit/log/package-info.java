/** The transparency log: RFC 6962 hashes and proofs, tiles by c2sp.org/tlog-tiles, checkpoints as signed notes. */
@NullMarked
package com.waooaw.platform.audit.log;

import org.jspecify.annotations.NullMarked;
