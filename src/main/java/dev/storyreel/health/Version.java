package dev.storyreel.health;

/** Which Storyreel this is. */
public final class Version {
    private Version() {}

    /** The version of the artifact; {@code dev} where it runs from compiled classes. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
