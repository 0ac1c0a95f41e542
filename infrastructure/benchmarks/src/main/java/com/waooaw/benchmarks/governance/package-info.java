/** How fast Governance decides, records, wakes, spends and shows. */
@NullMarked
package com.waooaw.benchmarks.governance;

import org.jspecify.annotations.NullMarked;
