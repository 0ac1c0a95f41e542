/**
 * The text work of the agent's skills: reading a brief, composing an article from passages, checking its claims
 * against them. Deterministic, without I/O: text from outside is only ever text here.
 */
@NullMarked
package com.waooaw.agentexecution.writing;

import org.jspecify.annotations.NullMarked;
