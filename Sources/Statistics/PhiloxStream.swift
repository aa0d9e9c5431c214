internal import CRandom123
import Foundation

/// A counter-based random stream, determined by (seed, purpose, replicate).
///
/// Replicate r draws the same numbers whichever thread runs it and whatever ran before.
///
/// Source: Salmon et al. (2011), Parallel random numbers: as easy as 1, 2, 3; Philox4x32-10.
public struct PhiloxStream: RandomNumberGenerator, Sendable {
  private let key: UInt64
  private let replicate: UInt32
  private let tag: UInt32
  private var block: UInt64 = 0
  /// The second half of the last block, where it is not used up.
  private var spare: UInt64?
  private var spareNormal: Double?

  /// The stream of one use of chance in the package; streams that differ in any of the three are
  /// independent.
  ///
  /// - Parameters:
  ///   - seed: chosen by the user of the program.
  ///   - purpose: what the numbers are for; each use has its own.
  ///   - replicate: number of the repetition; its low 32 bits count.
  public init(seed: UInt64, purpose: StreamPurpose, replicate: Int = 0) {
    self.init(seed: seed, tag: purpose.rawValue, replicate: replicate)
  }

  /// A stream of a program of its own, such as a test or a study, which numbers its purposes itself.
  ///
  /// - Parameters:
  ///   - seed: chosen by the user of the program.
  ///   - tag: what the numbers are for; no value of `StreamPurpose` where that is in use as well.
  ///   - replicate: number of the repetition; its low 32 bits count.
  public init(seed: UInt64, tag: UInt32, replicate: Int = 0) {
    key = seed
    self.tag = tag
    self.replicate = UInt32(truncatingIfNeeded: replicate)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if let spare {
      self.spare = nil
      return spare
    }
    let bits = steelyard_philox(block, replicate, tag, key)
    block += 1
    spare = bits.second
    return bits.first
  }

  /// A uniform draw from the open interval (0, 1), with 53 random bits.
  public mutating func uniform() -> Double {
    // The last of the 2⁵³ numbers would be rounded to 1.
    min((Double(next() >> 11) + 0.5) * 0x1p-53, 1 - 0x1p-53)
  }

  /// A standard normal draw.
  ///
  /// Source: Box & Muller (1958), Annals of Math. Stat. 29, 610-611.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * log(uniform())).squareRoot()
    var (sine, cosine) = (0.0, 0.0)
    steelyard_sine_cosine(2 * Double.pi * uniform(), &sine, &cosine)
    spareNormal = radius * sine
    return radius * cosine
  }

  /// Standard normal draws, those that so many calls of `normal()` give.
  public mutating func normals(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { values, filled in
      for place in 0..<count { values[place] = normal() }
      filled = count
    }
  }

  /// Shuffles numbers; every order is as likely.
  public mutating func permute(_ values: inout [Int32]) { shuffle(&values) }

  /// Shuffles numbers; every order is as likely.
  public mutating func permute(_ values: inout [Double]) { shuffle(&values) }

  /// Half of 64 bits for each exchange.
  ///
  /// Source: Durstenfeld (1964), Communications of the ACM 7, 420, algorithm 235; Lemire (2019), ACM Trans. Model.
  /// Comput. Simul. 29, article 3, for whole numbers below a bound without a division.
  private mutating func shuffle<Value>(_ values: inout [Value]) {
    precondition(values.count <= UInt32.max, "too many values for half of 64 bits")
    var (bits, isHalf) = (UInt64(0), false)
    func half(_ stream: inout PhiloxStream) -> UInt64 {
      isHalf.toggle()
      bits = isHalf ? stream.next() : bits >> 32
      return bits & 0xFFFF_FFFF
    }
    values.withUnsafeMutableBufferPointer { values in
      for place in values.indices.dropFirst().reversed() {
        let count = UInt64(place + 1)
        var product = half(&self) * count
        // Every place is as likely once the lowest remainders are drawn again.
        if product & 0xFFFF_FFFF < count {
          let least = (1 << 32) % count
          while product & 0xFFFF_FFFF < least { product = half(&self) * count }
        }
        values.swapAt(place, Int(product >> 32))
      }
    }
  }
}
