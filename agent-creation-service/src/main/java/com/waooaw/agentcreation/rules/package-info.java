/** What a rule is: a small class with a stable code that looks at a blueprint and at facts, and says what it finds. */
@NullMarked
package com.waooaw.agentcreation.rules;

import org.jspecify.annotations.NullMarked;
