/**
 * The public catalogue: what customers find of the registry, and when. A read model, written in the registry's own
 * transactions; the registry knows nothing of it.
 */
@NullMarked
package com.waooaw.agentcreation.marketplace;

import org.jspecify.annotations.NullMarked;
