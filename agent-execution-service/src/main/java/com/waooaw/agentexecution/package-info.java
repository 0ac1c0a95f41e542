/** Customer work: what an agent does for a customer, from the engagement to the deliverable. */
@NullMarked
package com.waooaw.agentexecution;

import org.jspecify.annotations.NullMarked;
