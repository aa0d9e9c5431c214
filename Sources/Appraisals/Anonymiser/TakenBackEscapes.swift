extension String {
  /// The text without what stands in angle brackets, as cells of a workbook are cut into runs.
  var withoutMarkup: String { contains("<") ? replacing(/<[^<>]*>/, with: "") : self }

  /// The text with characters in place of HTML's escapes.
  var takingBackEntities: String {
    guard contains("&") else { return self }
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
    return replacing(/&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});/) { match in
      let name = match.output.1
      guard name.hasPrefix("#") else { return named[String(name)] ?? String(match.output.0) }
      let isHexadecimal = name.dropFirst().first.map { "xX".contains($0) } ?? false
      let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      return number.flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.output.0)
    }
  }

  /// The text with bytes in place of percent escapes; what is no UTF-8 then is replaced.
  var takingBackPercents: String {
    guard contains("%") else { return self }
    let bytes = Array(utf8)
    var taken: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let high = bytes[place + 1].hexadecimalValue, let low = bytes[place + 2].hexadecimalValue
      {
        taken.append(high << 4 | low)
        place += 3
      } else {
        taken.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: taken, as: UTF8.self)
  }

  /// The text with characters in place of the escapes of JSON and scripts.
  var takingBackBackslashes: String {
    guard contains("\\") else { return self }
    return replacing(/(?:\\u[0-9a-fA-F]{4})+/) { match in
      let units = match.output.split(separator: "\\u").compactMap { UInt16($0, radix: 16) }
      return String(decoding: units, as: UTF16.self)
    }
  }
}

extension UInt8 {
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
