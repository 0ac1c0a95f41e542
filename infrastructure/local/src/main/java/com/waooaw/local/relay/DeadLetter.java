package com.waooaw.local.relay;

/**
 * A delivery that was given up.
 *
 * @param delivery its attempts are those it was given up after
 * @param offers how often it was offered before
 */
record DeadLetter(Delivery delivery, int offers) {}
