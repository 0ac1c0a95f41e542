/** What an article must pass before anyone is asked to approve it: facts, high-risk content, personal data. */
@NamedInterface("check")
@NullMarked
package com.waooaw.agentexecution.writing.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
