/** Events carried by Google Cloud Pub/Sub. */
@NullMarked
package com.waooaw.platform.events.pubsub;

import org.jspecify.annotations.NullMarked;
