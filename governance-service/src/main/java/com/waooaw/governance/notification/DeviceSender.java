package com.waooaw.governance.notification;

/** Brings messages to devices of one kind. */
interface DeviceSender {

    /** A failure that says: there is no such device any more. */
    String DEVICE_GONE = "device_gone";

    Device.Kind kind();

    /** Whether it has what it takes. */
    boolean ready();

    /**
     * Sends; may be called again for the same message, which the device shows as one.
     *
     * @param receipt with it the device says that the message has arrived
     */
    Delivery send(Device device, PushMessage message, String receipt);
}
