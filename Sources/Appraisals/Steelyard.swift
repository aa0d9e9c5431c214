/// The program and its libraries.
public enum Steelyard {
  /// Version of the program, written into every record of a run.
  public static let version = "0.1.0"
}
