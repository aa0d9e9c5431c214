/// Bytes in hexadecimal, two digits each.
public func hexadecimal(_ bytes: some Sequence<UInt8>, uppercase: Bool = false) -> String {
  let digits = Array(uppercase ? "0123456789ABCDEF" : "0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
