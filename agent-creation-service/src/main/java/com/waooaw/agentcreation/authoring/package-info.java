/** What helps whoever writes a blueprint: the checks without a platform, each rule in words, the schema. */
@NullMarked
package com.waooaw.agentcreation.authoring;

import org.jspecify.annotations.NullMarked;
