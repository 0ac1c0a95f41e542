/** When the Minimum Executable Way of Working is complete: ten sections, one predicate each. */
@NullMarked
package com.waooaw.agentcreation.mewow;

import org.jspecify.annotations.NullMarked;
